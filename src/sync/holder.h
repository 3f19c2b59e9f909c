/* Who holds blocks and plays rounds with a folder: the data folder of this computer, or a replica in memory.
 * Invariant: whoever drives a holder answers each request once, in order; between two of them the holder may be cut off.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "replica/round.h"

G_BEGIN_DECLS

/**
 * JalonsMembership:
 * @where: the shared folder, as jalons_where_check() gives it
 * @user: (nullable): by which name the server knows us; never the password
 * @ids: (array zero-terminated=1): the identities of the space, 32 hexadecimal digits each; the first one is its own, the
 *   others came from two people creating it at once
 * @label: what it is called: "CIO de Roubaix"
 * @inbox: (nullable): the inbox that is ours, when we may only remark
 * @left: (nullable): the space that went on as this one, while its folder is still to be told; see jalons_left_read()
 *
 * Which space a holder is a member of.
 */
typedef struct
{
  char *where;
  char *user;
  char **ids;
  char *label;
  char *inbox;
  char *left;
} JalonsMembership;

JalonsMembership *jalons_membership_copy (const JalonsMembership *membership);
void              jalons_membership_free (JalonsMembership *membership);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsMembership, jalons_membership_free)

#define JALONS_TYPE_HOLDER (jalons_holder_get_type ())
G_DECLARE_INTERFACE (JalonsHolder, jalons_holder, JALONS, HOLDER, GObject)

/**
 * JalonsHeldFile:
 * @kind: what it is; the holder's own number
 * @hash: its SHA-256
 * @is_here: whether the holder has it, or only knows its name
 * @is_large: whether it is too large to travel, and stays here
 * @is_soon: whether it comes by itself when it is not here; else when somebody asks for it
 * @has_words: whether its words travel beside it: see sync/folder/words.h
 * @lacks_words: whether the holder does not know these
 *
 * A file that goes with what is held, and travels in pieces: see sync/folder/pieces.h.
 */
typedef struct
{
  int kind;
  char *hash;
  gboolean is_here;
  gboolean is_large;
  gboolean is_soon;
  gboolean has_words;
  gboolean lacks_words;
} JalonsHeldFile;

JalonsHeldFile *jalons_held_file_new  (int kind, const char *hash, gboolean is_here);
JalonsHeldFile *jalons_held_file_copy (const JalonsHeldFile *file);
void            jalons_held_file_free (JalonsHeldFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsHeldFile, jalons_held_file_free)

/**
 * JalonsTurn:
 * @membership: of the space that ours goes on as
 * @heads: (nullable) (array zero-terminated=1): the blocks that it began with: what they and their ancestors say is there
 *   already; %NULL when that is not known, or when it is we who begin it
 * @at: (nullable): sixteen digits: when it began
 *
 * How a holder goes from one space into the one that continues it.
 */
typedef struct
{
  const JalonsMembership *membership;
  const char *const *heads;
  const char *at;
} JalonsTurn;

/**
 * JalonsHolderInterface:
 * @get_membership: see jalons_holder_get_membership()
 * @join_async: keeps the membership, and makes operations of what is here already
 * @leave_async: forgets the membership and keeps the data
 * @turn_async: (nullable): leaves one space and joins another with what shows alone: neither blocks nor what was replaced
 *   go there; a holder without it joins
 * @begin_async: seals what was written and begins a round; one that was not finished is forgotten
 * @answer_async: goes on with it
 * @get_n_pending: how many changes no listing has shown yet; cheap
 * @set_clock_offset: (nullable): the server's clock less ours, in milliseconds, when it is more than two minutes
 * @get_folder_memory: (nullable): the text that was kept last, of the folder of the present membership; %NULL for none
 * @keep_folder_memory: (nullable): keeps it, see sync/folder/folder-memory.h; it goes with the membership
 * @get_too_long: (nullable): a sentence on texts that are too long to be shared, as of the last round; %NULL for none
 * @get_agreement: (nullable): a sentence on a colleague's copy that holds the same and says, or said, something else; %NULL
 *   when there is none
 * @list_files_async: (nullable): which files go with what is held; a holder without it has none
 * @read_file_async: (nullable): the bytes of one that is here
 * @take_file_async: (nullable): keeps one that was not
 * @read_words_async: (nullable): what the pages of one say, as far as the holder knows
 * @take_words_async: (nullable): keeps what they say
 *
 * A holder emits "pending-changed" whenever @get_n_pending may answer otherwise than before.
 */
struct _JalonsHolderInterface
{
  GTypeInterface parent;

  const JalonsMembership *(*get_membership) (JalonsHolder *self);
  void (*join_async) (JalonsHolder *self, const JalonsMembership *membership, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*join_finish) (JalonsHolder *self, GAsyncResult *result, GError **error);
  void (*leave_async) (JalonsHolder *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*leave_finish) (JalonsHolder *self, GAsyncResult *result, GError **error);
  void (*turn_async) (JalonsHolder *self, const JalonsTurn *turn, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*begin_async) (JalonsHolder *self, const char *folder, gboolean thorough, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);
  JalonsRequest *(*begin_finish) (JalonsHolder *self, GAsyncResult *result, GError **error);
  void (*answer_async) (JalonsHolder *self, const JalonsAnswer *answer, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
  JalonsRequest *(*answer_finish) (JalonsHolder *self, GAsyncResult *result, JalonsRoundCounts *counts, GError **error);
  unsigned (*get_n_pending) (JalonsHolder *self);
  void (*set_clock_offset) (JalonsHolder *self, gint64 milliseconds);
  const char *(*get_folder_memory) (JalonsHolder *self);
  void (*keep_folder_memory) (JalonsHolder *self, const char *text);
  const char *(*get_too_long) (JalonsHolder *self);
  const char *(*get_agreement) (JalonsHolder *self);

  void (*list_files_async) (JalonsHolder *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
  GPtrArray *(*list_files_finish) (JalonsHolder *self, GAsyncResult *result, GError **error);
  void (*read_file_async) (JalonsHolder *self, const JalonsHeldFile *file, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
  GBytes *(*read_file_finish) (JalonsHolder *self, GAsyncResult *result, GError **error);
  void (*take_file_async) (JalonsHolder *self, const JalonsHeldFile *file, GBytes *bytes, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*take_file_finish) (JalonsHolder *self, GAsyncResult *result, GError **error);
  void (*read_words_async) (JalonsHolder *self, const JalonsHeldFile *file, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
  char **(*read_words_finish) (JalonsHolder *self, GAsyncResult *result, GError **error);
  void (*take_words_async) (JalonsHolder *self, const JalonsHeldFile *file, const char *const *pages,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*take_words_finish) (JalonsHolder *self, GAsyncResult *result, GError **error);
};

const JalonsMembership *jalons_holder_get_membership (JalonsHolder *self);
unsigned       jalons_holder_get_n_pending    (JalonsHolder *self);
void           jalons_holder_set_clock_offset (JalonsHolder *self, gint64 milliseconds);
const char    *jalons_holder_get_folder_memory  (JalonsHolder *self);
void           jalons_holder_keep_folder_memory (JalonsHolder *self, const char *text);
const char    *jalons_holder_get_too_long (JalonsHolder *self);
const char    *jalons_holder_get_agreement (JalonsHolder *self);

void           jalons_holder_join_async    (JalonsHolder *self, const JalonsMembership *membership,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       jalons_holder_join_finish   (JalonsHolder *self, GAsyncResult *result, GError **error);
void           jalons_holder_leave_async   (JalonsHolder *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean       jalons_holder_leave_finish  (JalonsHolder *self, GAsyncResult *result, GError **error);
void           jalons_holder_turn_async    (JalonsHolder *self, const JalonsTurn *turn, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
void           jalons_holder_begin_async   (JalonsHolder *self, const char *folder, gboolean thorough,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
JalonsRequest *jalons_holder_begin_finish  (JalonsHolder *self, GAsyncResult *result, GError **error);
void           jalons_holder_answer_async  (JalonsHolder *self, const JalonsAnswer *answer, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
JalonsRequest *jalons_holder_answer_finish (JalonsHolder *self, GAsyncResult *result, JalonsRoundCounts *counts,
                                            GError **error);

G_END_DECLS
