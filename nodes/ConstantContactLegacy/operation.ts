import { operationsFor } from '../kit';
import type { ConstantContactV1Api } from './client';

/** Defines an operation of the v1 web service. */
export const define = operationsFor<ConstantContactV1Api>();
