import {
  cancelOrderInput,
  createOrderInput,
  listOrdersInput,
  orderIdInput,
} from '@leora/domain/orders/inputs'
import { orderPageSchema, orderSchema } from '@leora/domain/orders/order'
import { router, tenantProcedure } from '../trpc.ts'
import { createOrder } from './create-order.ts'
import { cancelOrder, getOrder, listOrders } from './service.ts'

export const ordersRouter = router({
  list: tenantProcedure
    .meta({ rest: 'GET /orders', summary: 'List orders, newest first', returns: orderPageSchema })
    .input(listOrdersInput)
    .query(({ ctx, input }) => listOrders(ctx, input)),
  get: tenantProcedure
    .meta({
      rest: 'GET /orders/{id}',
      summary: 'Read one order with its lines',
      returns: orderSchema,
    })
    .input(orderIdInput)
    .query(({ ctx, input }) => getOrder(ctx, input)),
  create: tenantProcedure
    .meta({ rest: 'POST /orders', summary: 'Take an order', returns: orderSchema })
    .input(createOrderInput)
    .mutation(({ ctx, input }) => createOrder(ctx, input)),
  cancel: tenantProcedure
    .meta({
      rest: 'POST /orders/{id}/cancel',
      summary: 'Cancel an order that has not left the house',
      returns: orderSchema,
    })
    .input(cancelOrderInput)
    .mutation(({ ctx, input }) => cancelOrder(ctx, input)),
})
