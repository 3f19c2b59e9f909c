/* Jobs that the documentation knows, offered while the job of an ambassador is typed.
 * Invariant: what is typed stays as it is until a job is chosen; where no document describes a job, nothing is offered.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/published/jobs.h"
#include "ui/parts/record-form.h"

G_BEGIN_DECLS

void jalons_job_completion_attach (JalonsRecordForm *form, JalonsDataset *dataset);

G_END_DECLS
