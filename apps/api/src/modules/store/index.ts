/** The front door of the store. */
export { StoreModule } from './store.module';
