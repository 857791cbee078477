import { defineUpdate } from '../subresource/update';
import { job } from './definition';

export const updateJob = defineUpdate(job);
