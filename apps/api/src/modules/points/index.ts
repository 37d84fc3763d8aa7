/** The front door of points. Other modules earn and spend through the books' functions, and read the rules here. */
export { PointsModule } from './points.module';
export { recusedHouseholds } from './points.access';
export { BonusRulesGuard } from './rules/bonus-rules';
export { OtherDeeds, type CreditedDeed } from './rules/other-deeds';
export { refuseForbidden } from './rules/rule-draft.rules';
export { noteSimilar } from './applications/attach-photos';
export { ruleTemplates } from './rules/templates';
export { ruleInForce } from './rules/rules.queries';
export { outstandingPoints, outstandingPointsAfter, villageMonths, type VillageMonth } from './totals/totals.queries';
export { BookKey } from './seal/book-key';
export { dayAt, SealBook } from './seal/seal-book';
export { sealVillage } from './seal/seal-village';
