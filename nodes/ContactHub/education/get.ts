import { defineGet } from '../subresource/get';
import { education } from './definition';

export const getEducation = defineGet(education);
