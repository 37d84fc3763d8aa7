import { newId } from '@/api/ids';

const DATABASE = 'jishan-photos';
const SHELF = 'photos';

function openShelf(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(SHELF);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('no store for photos'));
  });
}

async function onShelf<T>(mode: IDBTransactionMode, act: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openShelf();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = act(database.transaction(SHELF, mode).objectStore(SHELF));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('the store for photos failed'));
    });
  } finally {
    database.close();
  }
}

/** Photos of a browser: local storage is too small for them. */
export async function writeBlob(blob: Blob): Promise<string> {
  const name = newId();
  await onShelf('readwrite', shelf => shelf.put(blob, name));
  return name;
}

export async function readBlob(name: string): Promise<Blob | undefined> {
  const found: unknown = await onShelf('readonly', shelf => shelf.get(name));
  return found instanceof Blob ? found : undefined;
}

export async function dropBlob(name: string): Promise<void> {
  await onShelf('readwrite', shelf => shelf.delete(name));
}
