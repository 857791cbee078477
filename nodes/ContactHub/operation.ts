import { createOperationDefiner } from '../kit';
import type { ContactHubApi } from './api/client';

/** Defines an operation of the ContactHub node. */
export const define = createOperationDefiner<ContactHubApi>();
