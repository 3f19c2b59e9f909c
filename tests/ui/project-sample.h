/* The view Projet in a window of its own, on the sample.
 * Invariant: when it is opened with a project, that is written and its programme is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sample.h"

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  GtkWidget *view;
} ProjectSample;

ProjectSample *project_sample_open      (gboolean with_project);
void           project_sample_close     (ProjectSample *shown);
JalonsDataset *project_sample_dataset   (ProjectSample *shown);
/* That of the school and of 2026; NULL when there is none. */
JalonsProject *project_sample_project   (ProjectSample *shown);
/* A condition: the project is there, and its programme is shown. */
gboolean       project_sample_is_shown  (gpointer shown);
/* The cell of the programme for @level in the year of @start; NULL when @widget has none. */
GtkWidget     *project_sample_find_cell (GtkWidget *widget, const char *level, int start);
