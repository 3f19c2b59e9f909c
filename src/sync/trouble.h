/* What may keep a shared folder from being read or written: each kind with its sentence, and what is to be done.
 * Invariant: what a status of HTTP means is decided here and nowhere else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JALONS_TROUBLE (jalons_trouble_quark ())

/**
 * JalonsTrouble:
 * @JALONS_TROUBLE_OFFLINE: no network, no such server, a share that is not mounted, no answer in time
 * @JALONS_TROUBLE_BROKEN: an answer that broke off or is damaged
 * @JALONS_TROUBLE_BUSY: 423, 429 or 5xx: later
 * @JALONS_TROUBLE_FILTERED: something between us and the server answered in its place
 * @JALONS_TROUBLE_RECONNECT: 401: the password is refused; never asked again by a timer
 * @JALONS_TROUBLE_UNREADABLE: 403 where something is read
 * @JALONS_TROUBLE_READ_ONLY: 403 where something is written
 * @JALONS_TROUBLE_FULL: 507: reading goes on
 * @JALONS_TROUBLE_REDIRECT: 3xx, which is not followed; the detail is where to
 * @JALONS_TROUBLE_CERTIFICATE: the server cannot prove who it is; the detail is why
 * @JALONS_TROUBLE_NO_FOLDER: 404, 409: this folder is not there
 * @JALONS_TROUBLE_NOT_A_SHARE: what is there does not know WebDAV
 * @JALONS_TROUBLE_TOO_LARGE: more than we read
 * @JALONS_TROUBLE_REFUSED_SIZE: 413: more than the server takes
 * @JALONS_TROUBLE_REFUSED: another error; the detail is its number
 * @JALONS_TROUBLE_GONE: the space was here and is not here any more
 * @JALONS_TROUBLE_FOREIGN: another space is here
 * @JALONS_TROUBLE_NO_SPACE: there is no space to join
 * @JALONS_TROUBLE_TAKEN: there is a space already where one was to be made
 * @JALONS_TROUBLE_MOVED: the space goes on elsewhere
 * @JALONS_TROUBLE_MOVED_TO: the space goes on in a folder that is not there for us, or not yet; the detail is its name
 * @JALONS_TROUBLE_NEWER: the space was made by a newer Jalons
 * @JALONS_TROUBLE_NEWER_PEERS: some of what is in the space only a newer Jalons can read
 * @JALONS_TROUBLE_CROWDED: more computers write in the space than may
 * @JALONS_TROUBLE_NO_PASSWORD: none is kept for this folder
 * @JALONS_TROUBLE_NOT_NEXTCLOUD: there is no Nextcloud to sign in to
 * @JALONS_TROUBLE_NOT_SIGNED_IN: nobody signed in while we waited
 */
typedef enum
{
  JALONS_TROUBLE_OFFLINE,
  JALONS_TROUBLE_BROKEN,
  JALONS_TROUBLE_BUSY,
  JALONS_TROUBLE_FILTERED,
  JALONS_TROUBLE_RECONNECT,
  JALONS_TROUBLE_UNREADABLE,
  JALONS_TROUBLE_READ_ONLY,
  JALONS_TROUBLE_FULL,
  JALONS_TROUBLE_REDIRECT,
  JALONS_TROUBLE_CERTIFICATE,
  JALONS_TROUBLE_NO_FOLDER,
  JALONS_TROUBLE_NOT_A_SHARE,
  JALONS_TROUBLE_TOO_LARGE,
  JALONS_TROUBLE_REFUSED_SIZE,
  JALONS_TROUBLE_REFUSED,
  JALONS_TROUBLE_GONE,
  JALONS_TROUBLE_FOREIGN,
  JALONS_TROUBLE_NO_SPACE,
  JALONS_TROUBLE_TAKEN,
  JALONS_TROUBLE_MOVED,
  JALONS_TROUBLE_MOVED_TO,
  JALONS_TROUBLE_NEWER,
  JALONS_TROUBLE_NEWER_PEERS,
  JALONS_TROUBLE_CROWDED,
  JALONS_TROUBLE_NO_PASSWORD,
  JALONS_TROUBLE_NOT_NEXTCLOUD,
  JALONS_TROUBLE_NOT_SIGNED_IN,
  JALONS_N_TROUBLES,
} JalonsTrouble;

/**
 * JalonsRemedy:
 * @JALONS_REMEDY_NONE: nothing is to be done, or nothing can be done here
 * @JALONS_REMEDY_RETRY: try again
 * @JALONS_REMEDY_RECONNECT: give a name and a password again
 * @JALONS_REMEDY_CHOOSE_FOLDER: say where the space is
 * @JALONS_REMEDY_UPDATE: install a newer Jalons
 *
 * What the one button beside the sentence does.
 */
typedef enum
{
  JALONS_REMEDY_NONE,
  JALONS_REMEDY_RETRY,
  JALONS_REMEDY_RECONNECT,
  JALONS_REMEDY_CHOOSE_FOLDER,
  JALONS_REMEDY_UPDATE,
} JalonsRemedy;

/**
 * JalonsErrandKind:
 *
 * What was asked of a folder, as far as what its answer means depends on it.
 */
typedef enum
{
  JALONS_ERRAND_LIST,
  JALONS_ERRAND_GET,
  JALONS_ERRAND_PUT,
  JALONS_ERRAND_DELETE,
  JALONS_ERRAND_MAKE_FOLDER,
} JalonsErrandKind;

GQuark       jalons_trouble_quark      (void);
GError      *jalons_trouble_new        (JalonsTrouble code, const char *where, const char *detail);
GError      *jalons_trouble_new_busy   (const char *where, guint seconds);
gboolean     jalons_trouble_of_status  (JalonsErrandKind kind, guint status, JalonsTrouble *trouble);
guint        jalons_trouble_retry_after (const GError *error);
gboolean     jalons_trouble_passes     (const GError *error);
gboolean     jalons_trouble_is_offline (const GError *error);
JalonsRemedy jalons_trouble_remedy     (const GError *error);

G_END_DECLS
