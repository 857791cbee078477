import { createOf } from '../subresource/create';
import { job } from './definition';

export const createJob = createOf(job);
