/** The front door of the fund. Before rules that give more points come into force: `refuseBonusRules(await coverageOf(tx), reason)`. */
export { FundModule } from './fund.module';
export { coverageOf } from './fund.queries';
export { refuseBonusRules } from './fund.rules';
