import { operationsFor } from '../kit';
import type { ConstantContactApi } from './client';

/** Defines an operation of the V3 API. */
export const define = operationsFor<ConstantContactApi>();
