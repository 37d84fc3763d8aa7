/** Pages of the product in a browser: their addresses, and a way to open one, to print it. */
export interface PageOpener {
  /** False where there is no browser: then the address is given to take along. */
  readonly opens: boolean;
  /** The whole address of a path of the product. */
  address(path: string): string;
  open(path: string): Promise<void>;
}
