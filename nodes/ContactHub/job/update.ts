import { updateOf } from '../subresource/update';
import { job } from './definition';

export const updateJob = updateOf(job);
