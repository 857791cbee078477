import { createSubresource } from '../subresource/operations';
import { job } from './definition';

/** Jobs of a customer. */
export const jobResource = createSubresource(job);
