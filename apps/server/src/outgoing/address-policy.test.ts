import { describe, expect, it } from 'vitest'
import { createAddressPolicy, isNetwork } from './address-policy.ts'

const nobody = createAddressPolicy({ networks: [] })

describe('the addresses that may be called', () => {
  it.each([
    [
      'public',
      '8.8.8.8',
      '1.1.1.1',
      '172.32.0.1',
      '100.128.0.1',
      '192.167.255.255',
      '2606:4700:4700::1111',
      '2a00:1450:4001:81b::200e',
    ],
  ])('%s ones may', (_, ...addresses) => {
    for (const address of addresses) expect(nobody.allows(address), address).toBe(true)
  })

  it.each([
    ['this host', '0.0.0.0', '0.1.2.3', '::'],
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    [
      'private',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      'fc00::1',
      'fd12:3456:789a::1',
      'fec0::1',
    ],
    ['link-local', '169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
    ['metadata', '169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
    ['carrier-grade NAT', '100.64.0.1', '100.127.255.255'],
    ['multicast and broadcast', '224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1', 'ff0e::1'],
    ['reserved', '240.0.0.1', '192.0.0.1', '198.18.0.1', '198.19.255.255', '100::1', '4000::1', '5f00::1'],
    ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
    [
      'mapped',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:10.0.0.1',
      '::ffff:8.8.8.8',
      '0:0:0:0:0:ffff:a00:1',
    ],
    [
      'IPv4 in other dress',
      '::127.0.0.1',
      '::ffff:0:127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b::10.0.0.1',
      '64:ff9b:1::1',
    ],
    ['6to4 and Teredo', '2002:7f00:1::', '2002:a00:1::1', '2001:0:7f00:1::1', '192.88.99.1'],
    [
      'none at all',
      '',
      'localhost',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '[::1]',
      '1.2.3.4.5',
      ' 8.8.8.8',
    ],
  ])('%s ones may not', (_, ...addresses) => {
    for (const address of addresses) expect(nobody.allows(address), address).toBe(false)
  })

  it('are also those of the networks that the operator has named, and no others', () => {
    const policy = createAddressPolicy({ networks: ['192.168.1.0/24', '127.0.0.0/8', '64:ff9b::/96'] })
    for (const address of ['192.168.1.7', '127.0.0.1', '64:ff9b::808:808', '8.8.8.8'])
      expect(policy.allows(address), address).toBe(true)
    for (const address of ['192.168.2.7', '10.0.0.1', '::1', '::ffff:192.168.1.7', '64:ff9b:1::1'])
      expect(policy.allows(address), address).toBe(false)
    expect(policy.allowsLoopback('127.0.0.1')).toBe(true)
    for (const address of ['::1', '192.168.1.7', '8.8.8.8'])
      expect(policy.allowsLoopback(address), address).toBe(false)
  })

  it('are named by networks in the usual notation', () => {
    for (const text of ['10.0.0.0/8', '192.168.1.7/32', '::1/128', 'fd00::/8'])
      expect(isNetwork(text), text).toBe(true)
    for (const text of ['', '10.0.0.0', '10/8', '10.0.0.0/33', '0x0a.0.0.0/8', '::1/129', 'localhost/8'])
      expect(isNetwork(text), text).toBe(false)
  })
})
