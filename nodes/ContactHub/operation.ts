import { operationsFor } from '../kit';
import type { ContactHubApi } from './client';

/** Defines an operation of the ContactHub node. */
export const define = operationsFor<ContactHubApi>();
