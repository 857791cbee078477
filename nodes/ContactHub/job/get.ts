import { defineGet } from '../subresource/get';
import { job } from './definition';

export const getJob = defineGet(job);
