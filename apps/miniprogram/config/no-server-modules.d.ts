export declare class NoServerModulesPlugin {
  constructor(options: { root: string });
  apply(compiler: unknown): void;
}
