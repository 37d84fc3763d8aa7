import { createContext } from 'react';

/** Whether what asks lies in a sheet, over the page. */
export const InSheet = createContext(false);
