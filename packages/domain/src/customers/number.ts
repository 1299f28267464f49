/**
 * A customer number is two letters of the tenant and nine digits, the last a
 * Luhn check digit, so that one mistyped or swapped digit is noticed.
 */
const pattern = /^[A-Z]{2}\d{9}$/

export const maxCustomerSerial = 99_999_999

export function formatCustomerNumber(prefix: string, serial: number): string {
  const digits = String(serial).padStart(8, '0')
  return `${prefix}${digits}${luhnDigit(digits)}`
}

export function isCustomerNumber(text: string): boolean {
  return pattern.test(text) && luhnDigit(text.slice(2, 10)) === Number(text[10])
}

export function luhnDigit(digits: string): number {
  let sum = 0
  for (let position = 0; position < digits.length; position++) {
    const digit = digits.charCodeAt(digits.length - 1 - position) - 48
    const doubled = position % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - (sum % 10)) % 10
}
