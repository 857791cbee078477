import { operationsFor } from '../kit';
import type { ConstantContactV2Api } from './client';

/** Defines an operation of the v2 REST API. */
export const define = operationsFor<ConstantContactV2Api>();
