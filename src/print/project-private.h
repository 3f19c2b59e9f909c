/* What the parts of a project on paper share. Private to print.
 * Invariant: each part asks core for its figures and its order; none counts.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/programme.h"
#include "print/project-paper.h"
#include "print/report.h"

G_BEGIN_DECLS

typedef struct
{
  JalonsReport *report;
  JalonsDataset *dataset;
  const JalonsProject *project;
  JalonsSchool *school; /* NULL when it was deleted */
  JalonsProgramme *programme;
  const JalonsPrintOptions *options;
} JalonsProjectPages;

void  jalons_project_print_goals      (JalonsProjectPages *self);
void  jalons_project_print_programme  (JalonsProjectPages *self);
void  jalons_project_print_cohorts    (JalonsProjectPages *self);
void  jalons_project_print_signatures (JalonsProjectPages *self);
void  jalons_project_print_remarks    (JalonsProjectPages *self);

void  jalons_project_print_activities (JalonsProjectPages *self, JalonsAudience audience, const char *summary);
char *jalons_project_when             (GPtrArray *activities);
char *jalons_project_axis             (const char *code);
char *jalons_project_level            (JalonsProjectPages *self, const char *code);
char *jalons_project_author           (JalonsProjectPages *self, const char *author, int role);

G_END_DECLS
