/** Pages of the product in a browser: their addresses, and a way to open one, to print it. */
export interface PageOpener {
  /** The whole address of a path of the product. */
  address(path: string): string;
  /** None where there is no browser: then the address is copied, to take along. */
  readonly open: ((path: string) => void) | undefined;
}
