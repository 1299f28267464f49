export interface ClusterSettings {
  port: number
  socketDirectory: string
  /** False for tests: a crash of the machine may lose everything. */
  durable: boolean
}

/** Server settings for one product on a small machine, as command-line arguments. */
export function listSettings({ port, socketDirectory, durable }: ClusterSettings): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: 100,
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    jit: 'off',
    wal_compression: 'on',
    max_wal_size: '1GB',
    log_checkpoints: 'off',
    log_lock_waits: 'on',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
