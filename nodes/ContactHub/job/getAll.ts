import { defineGetAll } from '../subresource/getAll';
import { job } from './definition';

export const getAllJobs = defineGetAll(job);
