import { createOperationDefiner, createPlainDefiner } from '../kit';
import type { ConstantContactApi } from './api/client';

/** Defines an operation of the V3 API. */
export const define = createOperationDefiner<ConstantContactApi>();

/** Declares plain operations of the V3 API in the file of their resource. */
export const plain = createPlainDefiner<ConstantContactApi>();
