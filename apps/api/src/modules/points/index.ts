export { PointsModule } from './points.module';
export { outstandingPoints, outstandingPointsAfter, villageMonths, type VillageMonth } from './totals/totals.queries';
