import { defineCreate } from '../subresource/create';
import { job } from './definition';

export const createJob = defineCreate(job);
