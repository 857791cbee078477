import { getAllOf } from '../subresource/getAll';
import { job } from './definition';

export const getAllJobs = getAllOf(job);
