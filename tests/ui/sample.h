/* A workspace on a folder of its own with a small collège in it, and what the tests of windows need around it.
 * Invariant: nothing waits without an end: what does not come within ten seconds fails the test.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/application.h"
#include "ui/window.h"
#include "ui/workspace.h"

typedef struct
{
  char *folder;
  JalonsWorkspace *workspace;
} Sample;

typedef gboolean (*SampleCondition) (gpointer data);

void          sample_init        (int *argc, char ***argv);
Sample       *sample_open        (gboolean filled);
Sample       *sample_open_file   (const char *fixture);
void          sample_fill        (JalonsWorkspace *workspace, const char *fixture);
JalonsWindow *sample_open_window (const char *folder, int width, int height);
void          sample_close       (Sample *sample);
void          sample_remove      (const char *path);
void          sample_wait        (SampleCondition condition, gpointer data);
void          sample_settle      (void);
void          sample_picture     (GtkWindow *window, int width, int height, const char *name);
GtkWindow    *sample_find_window (GType type);
GtkWidget    *sample_find        (GtkWidget *widget, GType type, const char *text);
void          sample_type        (GtkWidget *row, const char *text);
