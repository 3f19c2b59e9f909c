/* One sync with a shared folder: what to ask next, given what was answered.
 * Invariant: what to send is what is held less what the listing covers; nothing is deleted here because it is absent there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/replica.h"

G_BEGIN_DECLS

/**
 * JalonsRemote:
 * @sizes: name → set of the lengths, in bytes, with which a file was sent or proved to be good
 * @bad: name → how often in a row it was not what its name says
 * @bad_since: name → when that was first so, in milliseconds since 1970
 * @covered: name → in how many listings a file of ours was seen together with a larger one that holds it all
 * @covered_since: name → when that was first so, in milliseconds since 1970
 * @refused: name → the length of a file that is in order, but not by whom it says
 * @missed: hash → in how many listings in a row a block of somebody else was not
 * @cursor: which of our files was last read again
 * @thorough: whether a round reads again a file that is known, now and then
 *
 * What is remembered of a folder from one sync to the next. Losing it costs requests and nothing else.
 */
typedef struct
{
  GHashTable *sizes;
  GHashTable *bad;
  GHashTable *bad_since;
  GHashTable *covered;
  GHashTable *covered_since;
  GHashTable *refused;
  GHashTable *missed;
  guint cursor;
  gboolean thorough;
} JalonsRemote;

JalonsRemote *jalons_remote_new  (void);
void          jalons_remote_free (JalonsRemote *remote);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsRemote, jalons_remote_free)

/**
 * JalonsVerb:
 * @JALONS_VERB_LIST: which files are there, and how long; answered by jalons_round_answer_list()
 * @JALONS_VERB_GET: the bytes of a file; answered by jalons_round_answer_bytes()
 * @JALONS_VERB_PUT: make the file be these bytes; answered by jalons_round_answer_done()
 * @JALONS_VERB_DELETE: likewise, that it be no more
 * @JALONS_VERB_NONE: there is nothing left to ask
 */
typedef enum
{
  JALONS_VERB_LIST,
  JALONS_VERB_GET,
  JALONS_VERB_PUT,
  JALONS_VERB_DELETE,
  JALONS_VERB_NONE,
} JalonsVerb;

/**
 * JalonsRequest:
 * @name: of a file; %NULL for a listing
 * @bytes: (nullable): what is to be put
 * @superseded: whether what is to be deleted stands in another file too: nobody will want it back
 */
typedef struct
{
  JalonsVerb verb;
  char *name;
  GBytes *bytes;
  gboolean superseded;
} JalonsRequest;

JalonsRequest *jalons_request_copy (const JalonsRequest *request);
void           jalons_request_free (JalonsRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsRequest, jalons_request_free)

/**
 * JalonsListed:
 * @name: of a file in the folder, whatever it is
 * @size: its length, in bytes
 * @is_read_only: whether it is a folder of which the server says that nothing may be put into it
 * @percent: of %JALONS_LISTED_ITSELF: how much of the room that there is for it is used; 0 when the server does not say
 * @fingerprint: (nullable): of %JALONS_LISTED_ITSELF: what the server changes when it was put back from a backup
 */
typedef struct
{
  char *name;
  guint64 size;
  gboolean is_read_only;
  guint percent;
  char *fingerprint;
} JalonsListed;

/* The folder that is listed, in the listing of a server that says something of it. */
#define JALONS_LISTED_ITSELF "./"

/**
 * JalonsRoundCounts:
 * @n_received: blocks that were not here before
 * @n_sent: files that were put
 * @n_mended: files that were put again because what was there was bad
 * @n_bad: files that were not what their names say
 * @n_newer: blocks and files that only a newer program can read; they are left as they are
 * @n_crowded: files that were not read because too many replicas are here already
 * @n_bytes: how much was received, unpacked
 */
typedef struct
{
  guint n_received;
  guint n_sent;
  guint n_mended;
  guint n_bad;
  guint n_newer;
  guint n_crowded;
  guint64 n_bytes;
} JalonsRoundCounts;

typedef struct _JalonsRound JalonsRound;

GArray              *jalons_listed_new          (void);
void                 jalons_listed_add          (GArray *listing, const char *name, guint64 size);

JalonsRound         *jalons_round_new           (JalonsReplica *replica, JalonsRemote *remote);
void                 jalons_round_free          (JalonsRound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsRound, jalons_round_free)

const JalonsRequest *jalons_round_get_request   (JalonsRound *self);
void                 jalons_round_answer_list   (JalonsRound *self, GArray *listing);
void                 jalons_round_answer_bytes  (JalonsRound *self, GBytes *bytes);
void                 jalons_round_answer_done   (JalonsRound *self);
gboolean             jalons_round_is_pausing    (const JalonsRound *self);
void                 jalons_round_go_on         (JalonsRound *self);
JalonsRoundCounts    jalons_round_get_counts    (JalonsRound *self);

/**
 * JalonsAnswer:
 * @verb: of the request that is answered
 * @listing: (nullable) (element-type JalonsListed): what is there, after %JALONS_VERB_LIST
 * @bytes: (nullable): what is in the file, after %JALONS_VERB_GET; %NULL when it is not there any more
 */
typedef struct
{
  JalonsVerb verb;
  GArray *listing;
  GBytes *bytes;
} JalonsAnswer;

void jalons_round_answer (JalonsRound *round, const JalonsAnswer *answer);

G_END_DECLS
