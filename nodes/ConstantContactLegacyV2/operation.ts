import { createOperationDefiner, createPlainDefiner } from '../kit';
import type { ConstantContactV2Api } from './api/client';

/** Defines an operation of the v2 REST API. */
export const define = createOperationDefiner<ConstantContactV2Api>();

/** Declares plain operations of the v2 REST API in the file of their resource. */
export const plain = createPlainDefiner<ConstantContactV2Api>();
