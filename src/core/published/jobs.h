/* The jobs that the documentation knows: their feminine and masculine names, completed while one types.
 * Invariant: a name is never made of nothing: a form that a label does not give is left empty.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

void jalons_job_split (const char *label, char **feminine, char **masculine);
gboolean jalons_job_is_feminine (const char *name);

/**
 * JalonsJob:
 * @feminine: "boulangère", or "" when the job has one name for all
 * @masculine: "boulanger", or that one name
 * @rome: "D1102", or ""
 * @sector: the first that the documentation gives, or ""
 */
typedef struct
{
  char *feminine;
  char *masculine;
  char *rome;
  char *sector;
  /*< private >*/
  char *folded_feminine;
  char *folded_masculine;
} JalonsJob;

typedef struct _JalonsJobs JalonsJobs;

JalonsJobs *jalons_jobs_new  (JalonsDataset *dataset);
void        jalons_jobs_free (JalonsJobs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsJobs, jalons_jobs_free)

unsigned         jalons_jobs_count    (const JalonsJobs *self);
GPtrArray       *jalons_jobs_complete (const JalonsJobs *self, const char *typed, unsigned limit);
const JalonsJob *jalons_jobs_find     (const JalonsJobs *self, const char *name);

G_END_DECLS
