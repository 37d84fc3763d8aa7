export { ParlourModule } from './parlour.module';
