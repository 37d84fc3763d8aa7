export { PointsModule } from './points.module';
