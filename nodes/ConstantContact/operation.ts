import { createOperationDefiner } from '../kit';
import type { ConstantContactApi } from './api/client';

/** Defines an operation of the V3 API. */
export const define = createOperationDefiner<ConstantContactApi>();
