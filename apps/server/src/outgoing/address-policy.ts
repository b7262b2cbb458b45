import ipaddr from 'ipaddr.js'

/** Which addresses the server may be made to call by somebody who names them. */
export interface AddressPolicy {
  /** Public addresses, and those of the networks that the operator has named. Takes no brackets; what is no address is refused. */
  allows(address: string): boolean
  /** Whether it is this machine's own, and the operator has named it. */
  allowsLoopback(address: string): boolean
  /** Whether the operator has named any network, so that a name that is not public may lead to one. */
  readonly hasNetworks: boolean
  /** Whether receivers on this machine may be called over plain http, since only this machine reaches the server. */
  readonly isDevelopment: boolean
}

/** What is given to hosts on the internet at all: the rest is reserved, or for use within a site. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Public by its number, but answered by the host of a virtual machine with what configures it (Azure). */
const metadata = ['168.63.129.16']

/** For documentation since RFC 9637, which the library does not know yet. */
const documentation = ipaddr.IPv6.parseCIDR('3fff::/20')

/**
 * `networks` are CIDR blocks such as `192.168.1.0/24`. An IPv6 address that carries an IPv4 one (mapped, translated, 6to4, Teredo) is
 * not public, whatever it carries: no name server has a reason to answer with one, but for NAT64, which the operator can name.
 */
export function createAddressPolicy({
  networks,
  isDevelopment = false,
}: {
  networks: readonly string[]
  isDevelopment?: boolean
}): AddressPolicy {
  const named = networks.map((network) => ipaddr.parseCIDR(network))
  const isNamed = (address: Address) =>
    named.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))

  return {
    hasNetworks: named.length > 0,
    isDevelopment,
    allows(text) {
      const address = parseAddress(text)
      return address !== null && (isPublic(address) || isNamed(address))
    },
    allowsLoopback(text) {
      const address = parseAddress(text)
      return address !== null && address.range() === 'loopback' && isNamed(address)
    },
  }
}

/** Whether a text is a CIDR block, in the usual notation: `127/8` means something else to everybody. */
export function isNetwork(text: string): boolean {
  return ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text)
}

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** The usual notation only; a zone (`fe80::1%eth0`) names an interface, not a host. */
function parseAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  return !text.includes('%') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false
  if (address.kind() === 'ipv4') return !metadata.includes(address.toString())
  return address.match(...globalUnicast) && !address.match(...documentation)
}
