import { NumberInput, type NumberInputProps } from '@mantine/core'
import { decimalSigns, minorDigits, toDecimal, toMinor } from '#shared/format/format-number.ts'
import { useReader } from '#shared/format/use-format.ts'

interface MoneyInputProps extends Omit<NumberInputProps, 'value' | 'onChange'> {
  currency: string
  valueMinor: number | null
  onChangeMinor: (amountMinor: number | null) => void
}

/** An amount typed in the reader's habit; outside it is minor units, never a float. */
export function MoneyInput({ currency, valueMinor, onChangeMinor, ...rest }: MoneyInputProps) {
  const { decimal, group } = decimalSigns(useReader().locale)
  return (
    <NumberInput
      {...rest}
      value={valueMinor === null ? '' : toDecimal(valueMinor, currency)}
      onChange={(value) => onChangeMinor(value === '' ? null : toMinor(String(value), currency))}
      decimalScale={minorDigits(currency)}
      decimalSeparator={decimal}
      thousandSeparator={group}
      min={0}
      hideControls
      valueIsNumericString
      rightSection={<span className="num">{currency}</span>}
      rightSectionWidth={48}
    />
  )
}
