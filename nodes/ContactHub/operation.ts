import { createOperationDefiner, createPlainDefiner } from '../kit';
import type { ContactHubApi } from './api/client';

/** Defines an operation of the ContactHub node. */
export const define = createOperationDefiner<ContactHubApi>();

/** Declares plain operations of the ContactHub node in the file of their resource. */
export const plain = createPlainDefiner<ContactHubApi>();
