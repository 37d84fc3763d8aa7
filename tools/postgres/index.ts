export { freePort, isPortFree } from './free-port';
export { removeDataFolder } from './remove-data-folder';
export { runningOwnerUrl } from './running-server';
export { appRole, ownerRole } from './roles';
export { startPostgres, type RunningPostgres, type StartOptions } from './start-postgres';
export { StartRefusal } from './start-refusal';
