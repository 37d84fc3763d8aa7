/** The front door of the fund. What it says about new rules it says through points' `BonusRulesGuard`. */
export { FundModule } from './fund.module';
