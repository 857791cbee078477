import { createOperationDefiner, createPlainDefiner } from '../kit';
import type { ConstantContactV1Api } from './api/client';

/** Defines an operation of the v1 web service. */
export const define = createOperationDefiner<ConstantContactV1Api>();

/** Declares plain operations of the v1 web service in the file of their resource. */
export const plain = createPlainDefiner<ConstantContactV1Api>();
