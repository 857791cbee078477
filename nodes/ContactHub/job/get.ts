import { getOf } from '../subresource/get';
import { job } from './definition';

export const getJob = getOf(job);
