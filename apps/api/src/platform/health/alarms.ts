import { Injectable } from '@nestjs/common';

/** What somebody must look at, as figures for whoever watches `/metrics`; each is also an error in the log. 0 says that it was looked at and is well. */
@Injectable()
export class Alarms {
  private readonly figures = new Map<string, number>();

  /** `name` is snake_case and never changes. */
  set(name: string, figure: number): void {
    this.figures.set(name, figure);
  }

  all(): ReadonlyMap<string, number> {
    return this.figures;
  }
}
