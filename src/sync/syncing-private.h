/* The parts of the driver of syncing among themselves.
 * Invariant: one job at a time, and only its own part goes on with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/syncing.h"
#include "sync/whole-sync.h"

G_BEGIN_DECLS

typedef struct _JalonsSyncingJob JalonsSyncingJob;
typedef void (*JalonsSyncingStart) (JalonsSyncingJob *job);

/* What is to be said besides, in this order. */
typedef enum
{
  JALONS_NOTE_FOLLOWED, /* the space goes on elsewhere, and so do we */
  JALONS_NOTE_KEYRING,  /* there is none */
  JALONS_NOTE_CLOCK,    /* that of this computer is wrong */
  JALONS_NOTE_RESTORED, /* the server was put back from a backup */
  JALONS_NOTE_ROOM,     /* there is little left */
  JALONS_NOTE_LARGE,    /* files that are too large to be sent */
  JALONS_NOTE_LONG,     /* texts that are too long to be */
  JALONS_NOTE_DIFFERS,  /* a copy that holds the same and says, or said, something else */
  JALONS_N_NOTES,
} JalonsSyncingNote;

struct _JalonsSyncing
{
  GObject parent;

  JalonsHolder *holder;
  JalonsTransportFunc make_transport;
  gpointer make_data;
  guint settle;

  JalonsTransport *transport;
  JalonsTransport *left; /* of the folder that is still to be told that its space went on */
  JalonsSyncMemory *memory;
  JalonsMovedFile *moved; /* where the space goes on, when we could not follow */
  char *password; /* (nullable) */
  gboolean keeps_password;

  GQueue jobs; /* JalonsSyncingJob; the first one is under way */

  gboolean is_started; /* by the clock */
  gboolean is_active;
  guint timer;
  gint64 began_at; /* the last sync; monotonic microseconds */
  guint n_failures;
  GNetworkMonitor *monitor;

  GError *error; /* why the last sync failed, or could not write */
  JalonsSyncingState state;
  gboolean busy;
  char *sentence;
  JalonsRemedy remedy;
  guint n_pending;
  gint64 last;
  double fraction;
  char *notes[JALONS_N_NOTES]; /* (nullable), each */
  char *note;                  /* (nullable): all of them */
};

/* One thing to do. */
struct _JalonsSyncingJob
{
  JalonsSyncing *syncing; /* held by the task */
  GTask *task;
  JalonsSyncingStart start;
  JalonsMembership *membership; /* to become a member of */
  char *password;
  JalonsMembership *before;         /* (nullable): the one that this was put in the place of */
  JalonsSyncingStart after_keyring; /* what goes on once it has forgotten something */
  JalonsSyncingStart with_transport; /* what goes on once there is one */
  char *hash;                        /* of the file to be fetched */
  JalonsHeldFile *file;
  JalonsSyncingProgress progress;
  gpointer progress_data;
  void (*then) (JalonsSyncingJob *job, JalonsSyncReport *report); /* (nullable): what is done after the sync */
  gboolean leads;                                                 /* whether it makes the space go on elsewhere */
  guint n_turns;                                                  /* how often it began anew, in another space */
  guint n_told;                                                   /* how often the folder that was left was told */
};

/* What is asked of the keyring. */
typedef enum
{
  JALONS_KEYRING_LOOKUP,
  JALONS_KEYRING_STORE,
  JALONS_KEYRING_CLEAR,  /* also where it came from */
  JALONS_KEYRING_FORGET, /* here alone: the same is kept for another space */
} JalonsKeyringWish;

JalonsSyncingState jalons_syncing_find_state (JalonsSyncing *self);
void jalons_syncing_refresh (JalonsSyncing *self);
void jalons_syncing_set_busy (JalonsSyncing *self, gboolean busy);
void jalons_syncing_set_fraction (double fraction, gpointer data);
void jalons_syncing_set_note (JalonsSyncing *self, JalonsSyncingNote which, const char *note);
void jalons_syncing_clear_notes (JalonsSyncing *self);
void jalons_syncing_note_clock (JalonsSyncing *self, gint64 offset);
void jalons_syncing_set_error (JalonsSyncing *self, GError *error);

JalonsSyncingJob *jalons_syncing_add_job (JalonsSyncing *self, JalonsSyncingStart start, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
void jalons_syncing_start_job (JalonsSyncing *self);
void jalons_syncing_end_job (JalonsSyncingJob *job, GError *error);
void jalons_syncing_job_free (JalonsSyncingJob *job);

gboolean jalons_syncing_find_space (JalonsSyncingJob *job, GAsyncReadyCallback then, GError **error);
gboolean jalons_syncing_create_space (JalonsSyncingJob *job, const char *id, const char *label, GAsyncReadyCallback then,
                                      GError **error);
void jalons_syncing_on_joined (GObject *object, GAsyncResult *result, gpointer job);
void jalons_syncing_become_member (JalonsSyncing *self, void (*start) (JalonsSyncingJob *job),
                                   const JalonsMembership *membership, const char *password, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

gboolean jalons_syncing_is_elsewhere (JalonsSyncing *self, const JalonsMembership *membership);
void jalons_syncing_turn (JalonsSyncingJob *job, const JalonsMovedFile *moved);
gboolean jalons_syncing_go_on (JalonsSyncingJob *job, JalonsSyncReport *report);

gboolean jalons_syncing_needs_password (const JalonsMembership *membership);
void jalons_syncing_ask_keyring (JalonsSyncingJob *job, JalonsKeyringWish wish, const JalonsMembership *of,
                                 const char *password, GAsyncReadyCallback callback);
void jalons_syncing_note_before (JalonsSyncingJob *job);
void jalons_syncing_forget_account (JalonsSyncingJob *job, const JalonsMembership *of, const JalonsMembership *kept,
                                    const char *password, JalonsSyncingStart then);
void jalons_syncing_forget_left (JalonsSyncingJob *job, JalonsSyncingStart then);
JalonsTransport *jalons_syncing_make_transport (JalonsSyncing *self, const char *where, const char *user,
                                                const char *password, GError **error);
void jalons_syncing_heed_refusal (JalonsSyncing *self, const GError *error);
void jalons_syncing_prepare_transport (JalonsSyncingJob *job, JalonsSyncingStart then);
void jalons_syncing_sync_now (JalonsSyncingJob *job);
void jalons_syncing_plan_next (JalonsSyncing *self);
void jalons_syncing_set_timer (JalonsSyncing *self, guint seconds);
void jalons_syncing_watch_network (JalonsSyncing *self);
void jalons_syncing_on_pending_changed (JalonsSyncing *self);

G_END_DECLS
