import { defineDelete } from '../subresource/delete';
import { job } from './definition';

export const deleteJob = defineDelete(job);
