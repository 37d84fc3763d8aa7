export { PointsModule } from './points.module';
export { SealBook } from './book/seal-book';
