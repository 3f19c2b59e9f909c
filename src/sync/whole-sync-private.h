/* The parts of a whole sync among themselves.
 * Invariant: all that is known of a sync under way is the data of its task.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/whole-sync.h"

G_BEGIN_DECLS

#define JALONS_INBOX "inbox"
#define JALONS_BLOB  "blob"

typedef struct _Run JalonsRun;
typedef void (*JalonsRunFunc) (GTask *task);

struct _Run
{
  JalonsHolder *holder;
  JalonsTransport *transport;
  JalonsSyncMemory *memory;
  JalonsMembership *membership;
  char *name; /* of the place, for sentences */
  JalonsSyncProgress progress;
  gpointer progress_data;
  JalonsSyncReport *report;
  guint requests_before;

  JalonsRunFunc after_identity;
  char *inbox; /* whose round this is; NULL for the log of the space */
  GPtrArray *inboxes;
  guint next_inbox;

  JalonsRequest *request;
  GArray *listing; /* of this round */
  JalonsRoundCounts counts;
  GPtrArray *missing; /* folders to be made before what was asked is asked again */
  guint n_gets;
  guint64 n_bytes;
  guint n_again;
  gboolean has_put;
  GPtrArray *files; /* JalonsHeldFile */
  guint next_file;
  guint file_step; /* what is done about it */
  guint64 n_file_bytes;
  guint n_files_sent;
  gboolean is_last; /* the round after the files */
  gboolean looked; /* whether the space file was looked at in this sync */
  char *moved;     /* the space that this one goes on as, if it does */
};

void jalons_sync_memory_load (JalonsSyncMemory *memory, JalonsHolder *holder);

void jalons_run_forget_files (JalonsRun *self);
void jalons_run_fail (GTask *task, GError *error);
GError *jalons_run_trouble (JalonsRun *self, JalonsTrouble code);
void jalons_run_look_at_space (GTask *task, JalonsRunFunc after);
gboolean jalons_run_sees_sign (JalonsRun *self, GArray *listing);
JalonsTransport *jalons_run_transport (JalonsRun *self);
char *jalons_run_path_of (JalonsRun *self, const char *name);
void jalons_run_perform (GTask *task);
void jalons_run_make_next_folder (GTask *task);
void jalons_run_on_listed (GObject *object, GAsyncResult *result, gpointer data);
void jalons_run_on_got (GObject *object, GAsyncResult *result, gpointer data);
void jalons_run_write_file (GTask *task);
void jalons_run_exchange_files (GTask *task);
void jalons_run_once_more (GTask *task);
void jalons_run_end (GTask *task);

G_END_DECLS
