import { deleteOf } from '../subresource/delete';
import { job } from './definition';

export const deleteJob = deleteOf(job);
