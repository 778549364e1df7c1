/** Whether a statement can stand in a fence of a page as it is: nothing in it would end the fence or be read as a program. */
export function isPlainText(sql: string): boolean {
  return !/[`\\]|\$\{/.test(sql);
}
